"""The one window: navigation, pages, status line, and what stands before the office is open."""
