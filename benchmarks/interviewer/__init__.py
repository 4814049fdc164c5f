"""When a follow-up is due and whether it is neutral, against labels."""
