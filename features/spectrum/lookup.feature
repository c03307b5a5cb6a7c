Feature: Looking an order up

  Scenario: A known order is shown, alone
    Given orders "A", "B" and "C" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "A", "B" and "C" are accepted by "acknowledgement"
    When orders "A", "B" and "C" are looked up
    Then orders "A", "B" and "C" are shown as one order [spectrum.lookup.known]

  Scenario: An unknown order is not shown
    Given order "known" with 1 "lineItems" and 1 "skuQuantities" each
    And order "known" is accepted by "acknowledgement"
    And order "unknown" with 1 "lineItems" and 1 "skuQuantities" each
    When orders "known" and "unknown" are looked up
    Then order "known" is shown as one order [spectrum.lookup.known]
    And order "unknown" does not exist [spectrum.lookup.unknown]

  Scenario Outline: A number that <form> is another order
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "O" mixes capital and small letters
    And order "O" is accepted by "acknowledgement"
    And order "other" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "other" <form>
    When orders "O" and "other" are looked up
    Then order "O" is shown as one order [spectrum.lookup.known]
    And order "other" does not exist [spectrum.lookup.exact]

    Examples:
      | form                                                            |
      | is that of order "O" in the other case                          |
      | is that of order "O" without its last character                 |
      | is that of order "O" with one more character                    |
      | is that of order "O" with its first character percent-encoded   |
      | is that of order "O" with "_" for its last character            |
      | is that of order "O" with "%" for its last character            |
      | is that of order "O" with "." for its last character            |
      | is that of order "O" with "*" for its last character            |

  Scenario: Numbers that differ in case only are two orders
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "O" mixes capital and small letters
    And order "other" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "other" is that of order "O" in the other case
    And order "O" is accepted by "acknowledgement"
    When order "other" is sent by "acknowledgement"
    And orders "O" and "other" are looked up
    Then order "other" was accepted by "acknowledgement" [spectrum.lookup.exact]
    And orders "O" and "other" read back as sent by "acknowledgement" [spectrum.lookup.exact]

  Scenario Outline: A number with <what> is found
    Given order "plain" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "O" contains "<characters>"
    When order "plain" is sent by "acknowledgement"
    And order "O" is sent by "acknowledgement"
    And the target takes the number of order "O", as it takes that of order "plain"
    And order "O" is looked up
    Then order "O" reads back as sent by "acknowledgement" [spectrum.lookup.encoded]

    Examples:
      | what           | characters |
      | a space        | a b        |
      | two spaces     | a  b       |
      | a slash        | a/b        |
      | a plus         | a+b        |
      | a percent sign | a%b        |
      | an escape      | a%20b      |
      | a question mark | a?b       |
      | a number sign  | a#b        |
      | an ampersand   | a&b        |
      | an umlaut      | aüb        |
      | a dot          | a.b        |

  Scenario: A plus in a path is a plus
    Given order "plain" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "O" contains "a+b"
    When order "plain" is sent by "acknowledgement"
    And order "O" is sent by "acknowledgement"
    And the target takes the number of order "O", as it takes that of order "plain"
    And order "O" is looked up, encoded sparingly
    Then order "O" reads back as sent by "acknowledgement" [spectrum.lookup.encoded]

  Scenario: The id of a line item is no purchase order number
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "other" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "other" is the id of line item 1 of order "O"
    When orders "O" and "other" are looked up
    Then order "O" is shown as one order [spectrum.lookup.known]
    And order "other" does not exist [spectrum.lookup.exact]

  Scenario Outline: Another partner does not see it, submitted by <operation>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "P" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "<operation>"
    And order "P" is accepted by "<operation>" as partner B
    When order "O" is looked up
    And orders "O" and "P" are looked up as partner B
    And order "P" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]
    And order "O" is invisible to partner B [spectrum.lookup.partner]
    And order "P" does not exist [spectrum.lookup.partner]
    And order "P" is shown to partner B as one order [spectrum.lookup.known]

    Examples:
      | operation            |
      | acknowledgement      |
      | bulk-acknowledgement |
      | full-order           |

  Scenario: Another partner does not see it when it is shipped
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "P" with 1 "lineItems" and 1 "skuQuantities" each
    And order "P" is accepted by "acknowledgement" as partner B
    And order "P" is looked up as partner B
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    When order "O" is looked up
    And order "O" is looked up as partner B
    And order "O" is looked up
    And order "O" is looked up as partner B
    Then order "O" is shown as one order [spectrum.lookup.known]
    And order "O" is invisible to partner B [spectrum.lookup.partner]

  Scenario: Two partners' orders of one number are kept apart
    Given orders "O" and "P" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And the number of order "P" is that of order "O"
    And order "O" is accepted by "acknowledgement"
    When order "P" is sent by "acknowledgement" as partner B
    And the target takes the number of order "P", as it takes that of order "O"
    And order "P" is looked up as partner B
    And order "O" is looked up
    Then order "O" reads back as sent by "acknowledgement" [spectrum.lookup.partner]
    And order "P" reads back to partner B as sent by "acknowledgement" [spectrum.lookup.partner]
