"""What an organiser asks beside the form's own fields: questions, conditions, answers."""
