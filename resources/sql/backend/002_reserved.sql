-- Holds the number until the faster decisions' own file takes it; changes nothing.
CREATE TABLE reserved(x INTEGER);
DROP TABLE reserved;
