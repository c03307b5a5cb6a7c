Feature: Scenarios without steps

  Scenario: Nothing at all

  Scenario Outline: Nothing for <whom>
    Examples:
      | whom |
      | me   |
