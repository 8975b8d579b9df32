import { Icon } from '@belfry/ui';
import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { formatTerm, parseQuery, problemOfTerm, withoutTerm, withTerms, type InboxQuery } from './inbox-query.ts';
import { suggestionsFor, type Suggestion, type Vocabulary } from './query-suggestions.ts';

interface QueryFieldProps {
  query: InboxQuery;
  vocabulary: Vocabulary;
  onChange: (query: InboxQuery) => void;
}

/** The query: each of its terms as a chip, and a field that proposes what may follow. */
export function QueryField({ query, vocabulary, onChange }: QueryFieldProps): ReactElement {
  const problem = query.map(problemOfTerm).find((words) => words !== null);
  const id = useId();
  return (
    <div className="inbox-query-place">
      <div className="inbox-query" data-wrong={problem ? true : undefined}>
        <Icon name="filter" size={14} />
        {query.map((term) => {
          const text = formatTerm(term);
          return (
            <span key={text} className="inbox-term" data-wrong={problemOfTerm(term) ? true : undefined}>
              <span className="ui-truncate">{text}</span>
              <button
                type="button"
                className="inbox-term-remove"
                aria-label={`Remove ${text}`}
                onClick={() => onChange(withoutTerm(query, term))}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          );
        })}
        <TypedTerm query={query} vocabulary={vocabulary} onChange={onChange} problemId={problem ? id : undefined} />
      </div>
      {problem && (
        <p id={id} className="inbox-query-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  );
}

interface TypedTermProps extends QueryFieldProps {
  problemId: string | undefined;
}

function TypedTerm({ query, vocabulary, onChange, problemId }: TypedTermProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const list = useId();
  const suggestions = isOpen ? suggestionsFor(typed, vocabulary) : [];
  const type = (text: string): void => {
    setTyped(text);
    setAt(-1);
    setOpen(true);
  };
  const commit = (text: string): void => {
    const terms = parseQuery(text);
    if (terms.length > 0) onChange(withTerms(query, terms));
    type('');
    setOpen(false);
  };
  const choose = ({ text, complete }: Suggestion): void => (complete ? commit(text) : type(text));
  const chosen = suggestions[at];
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => (isOpen ? setAt(((at + 2) % (suggestions.length + 1)) - 1) : setOpen(true)),
    ArrowUp: () => setAt(((at + suggestions.length + 1) % (suggestions.length + 1)) - 1),
    Enter: () => (chosen ? choose(chosen) : commit(typed)),
    Tab: chosen && (() => choose(chosen)),
    Escape: isOpen && suggestions.length > 0 ? () => setOpen(false) : undefined,
    Backspace: typed === '' && query.length > 0 ? () => onChange(query.slice(0, -1)) : undefined,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key === 'Escape') event.currentTarget.blur();
  };
  const shown = suggestions.length > 0;
  return (
    <span className="inbox-typed">
      <input
        type="search"
        role="combobox"
        className="inbox-typed-input"
        aria-label="Filter the inbox"
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${list}-${at}` : undefined}
        aria-describedby={problemId}
        autoComplete="off"
        spellCheck={false}
        placeholder={query.length === 0 ? 'Filter: is:unread, event:, queue:, words' : ''}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown && <Suggestions id={list} suggestions={suggestions} at={at} onChoose={choose} />}
    </span>
  );
}

interface SuggestionsProps {
  id: string;
  suggestions: readonly Suggestion[];
  at: number;
  onChoose: (suggestion: Suggestion) => void;
}

function Suggestions({ id, suggestions, at, onChoose }: SuggestionsProps): ReactElement {
  return (
    <ul id={id} className="ui-popup inbox-suggestions" role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, place) => (
        <li
          key={suggestion.text}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          className="ui-item"
          data-highlighted={place === at || undefined}
          // The field keeps the focus: a click must not take it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          <span className="ui-item-text">{suggestion.text}</span>
          <span className="ui-muted inbox-suggestion-hint">{suggestion.hint}</span>
        </li>
      ))}
    </ul>
  );
}
