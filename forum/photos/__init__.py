"""A delegate's photograph: taken at once before the decision, proposed to the registrar after it."""
