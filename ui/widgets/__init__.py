"""Small parts pages are made of: one public class in each file, plain text everywhere."""
