-- The words of an event as texts of their own. Unlike event_words(json) it can be inlined where it is called, and reads nothing twice but the words:
-- once as they are, once by English stems. Actors come with their @.
create function event_words(title text, words text, actors text[]) returns tsvector language sql immutable parallel safe
return setweight(to_tsvector('words_exact', title), 'A') || setweight(to_tsvector('words_english', title), 'B')
  || setweight(to_tsvector('words_exact', words), 'C') || to_tsvector('words_english', words)
  || array_to_tsvector(actors);
