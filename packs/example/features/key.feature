Feature: The shop's key

  Scenario Outline: A shipment is not registered for <whom>
    Given order "O" with 1 "parcels"
    When order "O" is sent by "register" as <whom>
    And order "O" is looked up
    And order "O" is sent by "register"
    Then the broken request is refused [harborline.key.required]
    And order "O" did not exist when looked up [harborline.register.refused-not-stored]

    Examples:
      | whom                                |
      | nobody                              |
      | a stranger                          |
      | a stranger with the token cut short |
