"""How typed answers are read, against labels."""
