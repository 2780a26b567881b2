/*
 * What may stand in the options and paths of SensorThings 1.1. It knows words and their order only; which properties there
 * are and what can be compared is checked afterwards. Every rule that repeats is a loop, so that only parentheses nest.
 */
grammar SensorThings;

// What is read as a whole
wholeFilter: expression EOF;
wholeOrderBy: orderBy EOF;
wholeSelect: select EOF;
wholeExpand: expand EOF;
wholeNumber: INTEGER EOF;
wholeWord: word EOF;
wholePath: SLASH? (place (SLASH place)* SLASH?)? EOF;

// $filter, the loosest operator first; not is looser than in OData, which gives sentences a meaning that have none there
expression: conjunction (OR conjunction)*;
conjunction: negation (AND negation)*;
negation: NOT* equality;
equality: relation ((EQ | NE) relation)*;
relation: sum ((GT | GE | LT | LE) sum)*;
sum: product ((ADD | SUB) product)*;
product: operand ((MUL | DIV | MOD) operand)*;
operand: OPEN expression CLOSE | call | literal | path;
call: NAME OPEN (expression (COMMA expression)*)? CLOSE;
literal
    : TEXT | INTEGER | DECIMAL | TRUE | FALSE | NULL
    | DATE | CLOCK | TIME | INTERVAL | DURATION | GEOGRAPHY
    ;
path: NAME (SLASH segment)*;
segment: word | INTEGER;
word: NAME | AND | OR | NOT | EQ | NE | GT | GE | LT | LE | ADD | SUB | MUL | DIV | MOD | TRUE | FALSE | NULL | ASC | DESC;

// $orderby, $select, $expand
orderBy: ordering (COMMA ordering)*;
ordering: expression (ASC | DESC)?;
select: NAME (COMMA NAME)*;
expand: expanded (COMMA expanded)*;
expanded: NAME (SLASH NAME)* (OPEN option (SEMICOLON option)* CLOSE)?;
option
    : FILTER EQUALS expression
    | ORDERBY EQUALS orderBy
    | SELECT EQUALS select
    | EXPAND EQUALS expand
    | TOP EQUALS INTEGER
    | LEAVE EQUALS INTEGER
    | COUNT EQUALS word
    ;

// Resource paths
place: segment (OPEN INTEGER CLOSE)? | OPTION;

FILTER: '$filter';
ORDERBY: '$orderby';
SELECT: '$select';
EXPAND: '$expand';
TOP: '$top';
LEAVE: '$skip';
COUNT: '$count';
OPTION: '$' [a-zA-Z]*;

OPEN: '(';
CLOSE: ')';
COMMA: ',';
SEMICOLON: ';';
SLASH: '/';
EQUALS: '=';

AND: 'and';
OR: 'or';
NOT: 'not';
EQ: 'eq';
NE: 'ne';
GT: 'gt';
GE: 'ge';
LT: 'lt';
LE: 'le';
ADD: 'add';
SUB: 'sub';
MUL: 'mul';
DIV: 'div';
MOD: 'mod';
TRUE: 'true';
FALSE: 'false';
NULL: 'null';
ASC: 'asc';
DESC: 'desc';

TEXT: '\'' (~['] | '\'\'')* '\'';
DURATION: 'duration' TEXT;
GEOGRAPHY: 'geography' TEXT;
INTERVAL: (TIME | DATE) '/' (TIME | DATE);
TIME: DATE 'T' DIGIT DIGIT ':' DIGIT DIGIT (':' DIGIT DIGIT ('.' DIGIT+)?)? ZONE?;
DATE: DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT;
CLOCK: DIGIT DIGIT ':' DIGIT DIGIT ':' DIGIT DIGIT ('.' DIGIT+)?;
INTEGER: '-'? DIGIT+;
DECIMAL: '-'? DIGIT+ ('.' DIGIT+ EXPONENT? | EXPONENT);
NAME: [\p{L}_@] [\p{L}\p{Nd}_.:\-]*;
SPACE: [ \t\r\n]+ -> skip;
ODD: .;

fragment ZONE: 'Z' | [+\-] DIGIT DIGIT (':'? DIGIT DIGIT)?;
fragment EXPONENT: [eE] [+\-]? DIGIT+;
fragment DIGIT: [0-9];
