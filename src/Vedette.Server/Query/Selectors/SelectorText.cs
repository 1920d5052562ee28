namespace Vedette.Server.Query.Selectors;

/// <summary>A selector's text and how far it was read.</summary>
internal ref struct SelectorText(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Of the next character, from 0.</summary>
    public int Position { get; private set; }

    public readonly bool AtEnd => Position >= _text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public readonly char Next => AtEnd ? '\0' : _text[Position];

    public bool Skip(char expected)
    {
        bool there = !AtEnd && _text[Position] == expected;
        Position += there ? 1 : 0;
        return there;
    }

    public void Advance(int characters) => Position = Math.Min(_text.Length, Position + characters);

    public readonly ReadOnlySpan<char> Ahead(int characters) => _text.Slice(Position, Math.Min(characters, _text.Length - Position));

    public void SkipBlanks()
    {
        while (!AtEnd && _text[Position] is ' ' or '\t' or '\r' or '\n')
        {
            Position++;
        }
    }

    /// <summary>A name from here on; empty where none begins. A metric's may have colons.</summary>
    public string ReadName(bool colons)
    {
        int start = Position;
        while (!AtEnd && (char.IsAsciiLetter(Next) || Next == '_' || (colons && Next == ':') || (Position > start && char.IsAsciiDigit(Next))))
        {
            Position++;
        }

        return _text[start..Position].ToString();
    }

    /// <summary>For an error: what stands here.</summary>
    public readonly string Show() => AtEnd ? "the end" : $"'{(char.IsControl(Next) ? ' ' : Next)}'";
}
