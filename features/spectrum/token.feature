Feature: Tokens

  Scenario Outline: <operation> as <sender>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "<operation>" as <sender>
    And order "O" is looked up
    And order "O" is sent by "<operation>"
    Then the broken request is refused with 401 or 403 [<clause>]
    And order "O" did not exist when looked up [spectrum.token.no-effect]

    Examples:
      | operation       | sender                              | clause                 |
      | acknowledgement | nobody                              | spectrum.token.missing |
      | acknowledgement | a stranger                          | spectrum.token.wrong   |
      | acknowledgement | a stranger with the token cut short | spectrum.token.wrong   |
      | acknowledgement | a stranger with the token extended  | spectrum.token.wrong   |
      | acknowledgement | a stranger with the token left empty  | spectrum.token.wrong   |
      | acknowledgement | a stranger with the token in the other case  | spectrum.token.wrong   |
      | bulk-acknowledgement | nobody                              | spectrum.token.missing |
      | bulk-acknowledgement | a stranger                          | spectrum.token.wrong   |
      | bulk-acknowledgement | a stranger with the token cut short | spectrum.token.wrong   |
      | bulk-acknowledgement | a stranger with the token extended  | spectrum.token.wrong   |
      | bulk-acknowledgement | a stranger with the token left empty  | spectrum.token.wrong   |
      | bulk-acknowledgement | a stranger with the token in the other case  | spectrum.token.wrong   |
      | full-order      | nobody                              | spectrum.token.missing |
      | full-order      | a stranger                          | spectrum.token.wrong   |
      | full-order      | a stranger with the token cut short | spectrum.token.wrong   |
      | full-order      | a stranger with the token extended  | spectrum.token.wrong   |
      | full-order      | a stranger with the token left empty  | spectrum.token.wrong   |
      | full-order      | a stranger with the token in the other case  | spectrum.token.wrong   |

  Scenario Outline: shipment as <sender>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment" as <sender>
    And order "O" is looked up
    And order "O" is sent by "shipment"
    Then the broken request is refused with 401 or 403 [<clause>]
    And order "O" is unchanged by the refusal [spectrum.token.no-effect]

    Examples:
      | sender                              | clause                 |
      | nobody                              | spectrum.token.missing |
      | a stranger                          | spectrum.token.wrong   |
      | a stranger with the token cut short | spectrum.token.wrong   |
      | a stranger with the token extended  | spectrum.token.wrong   |
      | a stranger with the token left empty  | spectrum.token.wrong   |
      | a stranger with the token in the other case  | spectrum.token.wrong   |

  Scenario Outline: lookup as <sender>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    When order "O" is looked up as <sender>
    And order "O" is looked up
    Then the broken request is refused with 401 or 403 [<clause>]
    And the broken request shows no order [spectrum.token.nothing-shown]

    Examples:
      | sender                              | clause                 |
      | nobody                              | spectrum.token.missing |
      | a stranger                          | spectrum.token.wrong   |
      | a stranger with the token cut short | spectrum.token.wrong   |
      | a stranger with the token extended  | spectrum.token.wrong   |
      | a stranger with the token left empty  | spectrum.token.wrong   |
      | a stranger with the token in the other case  | spectrum.token.wrong   |

  Scenario Outline: search as <sender>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after as <sender>
    And orders like "O" are searched by "search" from 20 steps before to 20 steps after
    Then the broken request is refused with 401 or 403 [<clause>]
    And the broken request shows no order [spectrum.token.nothing-shown]

    Examples:
      | sender                              | clause                 |
      | nobody                              | spectrum.token.missing |
      | a stranger                          | spectrum.token.wrong   |
      | a stranger with the token cut short | spectrum.token.wrong   |
      | a stranger with the token extended  | spectrum.token.wrong   |
      | a stranger with the token left empty  | spectrum.token.wrong   |
      | a stranger with the token in the other case  | spectrum.token.wrong   |
