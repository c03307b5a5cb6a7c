@create @write-rules
Feature: What an order must hold, beyond its single fields

  Scenario Outline: <what> of item <item> is missing
    Given orders "O" and "P" with 2 "orderItem"
    When order "O" is sent by "create" with "<place>" missing
    And order "P" is sent by "create"
    Then the broken request is refused, or turns into an error [spreadshirt.create.properties]
    And nothing of the broken request was created [spreadshirt.create.refused-not-stored]

    Examples:
      | what             | item | place                                                        |
      | the appearance   | 1    | order.orderItems.orderItem[0].element.properties.property[0] |
      | the size         | 1    | order.orderItems.orderItem[0].element.properties.property[1] |
      | the appearance   | 2    | order.orderItems.orderItem[1].element.properties.property[0] |
      | the size         | 2    | order.orderItems.orderItem[1].element.properties.property[1] |

  Scenario Outline: An order of no items: <place> missing
    Given orders "O" and "P" with 1 "orderItem"
    When order "O" is sent by "create" with "<place>" missing
    And order "P" is sent by "create"
    Then the broken request is refused, or turns into an error [spreadshirt.create.required]
    And nothing of the broken request was created [spreadshirt.create.refused-not-stored]

    Examples:
      | place                         |
      | order.orderItems.orderItem[0] |

  Scenario Outline: The third item is the broken one: <place> <edit>
    Given orders "O" and "P" with 3 "orderItem"
    When order "O" is sent by "create" with "<place>" <edit>
    And order "P" is sent by "create"
    Then the broken request is refused, or turns into an error [spreadshirt.create.<clause>]
    And nothing of the broken request was created [spreadshirt.create.refused-not-stored]

    Examples:
      | place                                                | edit           | clause      |
      | order.orderItems.orderItem[2].quantity               | missing        | required    |
      | order.orderItems.orderItem[2].quantity               | text "0"       | quantity    |
      | order.orderItems.orderItem[2].element                | missing        | required    |
      | order.orderItems.orderItem[2].element.@xlink:href    | missing        | required    |
      | order.orderItems.orderItem[2].element.@type          | text "unknown" | enumeration |
      | order.orderItems.orderItem[2].correlation            | missing        | required    |

  Scenario: A packstation stands in a city as well
    Given orders "O" and "P" with 1 "orderItem", filled, to a packstation
    When order "O" is sent by "create" with "order.shipping.address.city" missing
    And order "P" is sent by "create"
    Then the broken request is refused, or turns into an error [spreadshirt.create.required]
    And nothing of the broken request was created [spreadshirt.create.refused-not-stored]

  Scenario Outline: A shipping type that there is not: <id>
    Given orders "O" and "P" with 1 "orderItem"
    When order "O" is sent by "create" with "order.shipping.shippingType.@id" text "<id>"
    And order "P" is sent by "create"
    Then the broken request is refused, or turns into an error [spreadshirt.create.shipping-type]
    And nothing of the broken request was created [spreadshirt.create.refused-not-stored]

    Examples:
      | id           |
      | no-such-type |
      | 99999999     |
