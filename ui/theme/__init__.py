"""How the window looks: colours, type, measures, icons; nothing else holds a colour."""
