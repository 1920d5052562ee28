namespace Vedette.Miners.Replies;

/// <summary>
/// JSON as miners write it, from bytes to values in one pass. Bounded in depth and in the number of values; every step either takes a byte or ends, so the time is linear in the length.
/// </summary>
internal ref struct JsonReplyParser(ReadOnlySpan<byte> bytes, List<string> repairs)
{
    private const int Deepest = 32;

    /// <summary>The most talkative device known sends some 6,000.</summary>
    private const int MostValues = 100_000;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly List<string> _repairs = repairs;
    private int _at;
    private int _values;
    private int _openLists;
    private int _openObjects;

    public bool IsCut { get; private set; }

    /// <summary>The bytes begin with a brace or a bracket.</summary>
    public ReplyValue Parse()
    {
        ReplyValue root = _bytes[0] == (byte)'{' ? ParseObject() : ParseList();
        SkipBlanks();
        if (_at < _bytes.Length && !IsCut)
        {
            Mend(ReplyRepair.SurplusTail);
        }

        return root;
    }

    private ReplyValue ParseObject()
    {
        var node = new ReplyValue(ReplyKind.Object);
        _at++;
        _openObjects++;
        bool isCommaDue = false;
        bool isAfterComma = false;
        while (true)
        {
            SkipBlanks();
            if (HasEnded())
            {
                break;
            }

            byte next = _bytes[_at];
            if (next == (byte)'}')
            {
                _at++;
                MendIf(isAfterComma, ReplyRepair.SurplusComma);
                break;
            }

            if (next == (byte)']' && _openLists > 0)
            {
                // The list around it ends, so this ends, too.
                Mend(ReplyRepair.MissingBracket);
                break;
            }

            if (next == (byte)',')
            {
                _at++;
                MendIf(!isCommaDue, ReplyRepair.SurplusComma);
                isCommaDue = false;
                isAfterComma = true;
                continue;
            }

            MendIf(isCommaDue, ReplyRepair.MissingComma);
            isAfterComma = false;
            isCommaDue = ParseMember(node, next);
        }

        _openObjects--;
        return node;
    }

    /// <returns>True where a member was added.</returns>
    private bool ParseMember(ReplyValue node, byte next)
    {
        if (next is (byte)'{' or (byte)'[')
        {
            Mend(ReplyRepair.SurplusCharacter);
            _ = ParseValue();
            return false;
        }

        string? name = next == (byte)'"' ? ParseText() : ParseBareName();
        if (name is null)
        {
            return false;
        }

        SkipBlanks();
        if (HasEnded())
        {
            return false;
        }

        if (_bytes[_at] != (byte)':')
        {
            Mend(ReplyRepair.MissingValue);
            return true;
        }

        _at++;
        if (ParseValue() is { } value && !node.Set(name, value))
        {
            Mend(ReplyRepair.DuplicateName);
        }

        return true;
    }

    private ReplyValue ParseList()
    {
        var node = new ReplyValue(ReplyKind.List);
        _at++;
        _openLists++;
        bool isCommaDue = false;
        bool isAfterComma = false;
        while (true)
        {
            SkipBlanks();
            if (HasEnded())
            {
                break;
            }

            byte next = _bytes[_at];
            if (next == (byte)']')
            {
                _at++;
                MendIf(isAfterComma, ReplyRepair.SurplusComma);
                break;
            }

            if (next == (byte)'}')
            {
                Mend(_openObjects > 0 ? ReplyRepair.MissingBracket : ReplyRepair.SurplusCharacter);
                if (_openObjects > 0)
                {
                    break;
                }

                _at++;
                continue;
            }

            if (next is (byte)',' or (byte)':')
            {
                _at++;
                MendIf(!isCommaDue || next == (byte)':', ReplyRepair.SurplusComma);
                isCommaDue = false;
                isAfterComma = true;
                continue;
            }

            MendIf(isCommaDue, ReplyRepair.MissingComma);
            isAfterComma = false;
            isCommaDue = true;
            if (ParseValue() is { } value)
            {
                node.Add(WithNameOf(value));
            }
        }

        _openLists--;
        return node;
    }

    /// <summary>In a list that is written as a map, the text just read is a name: <c>["540":"2024-01-01"]</c> gives a list of objects with one member each.</summary>
    private ReplyValue WithNameOf(ReplyValue value)
    {
        if (value.Kind != ReplyKind.Text)
        {
            return value;
        }

        SkipBlanks();
        if (_at >= _bytes.Length || _bytes[_at] != (byte)':')
        {
            return value;
        }

        Mend(ReplyRepair.ListAsMap);
        _at++;
        var pair = new ReplyValue(ReplyKind.Object);
        if (ParseValue() is { } named)
        {
            pair.Set(value.Text!, named);
        }

        return pair;
    }

    /// <returns>Null where the reply ends within it.</returns>
    private ReplyValue? ParseValue()
    {
        SkipBlanks();
        if (HasEnded())
        {
            return null;
        }

        if (++_values > MostValues || _openLists + _openObjects >= Deepest)
        {
            Mend(_values > MostValues ? ReplyRepair.TooMany : ReplyRepair.TooDeep);
            _at = _bytes.Length;
            IsCut = true;
            return null;
        }

        switch (_bytes[_at])
        {
            case (byte)'{':
                return ParseObject();
            case (byte)'[':
                return ParseList();
            case (byte)'"':
                return ParseText() is { } text ? new ReplyValue(ReplyKind.Text, text) : null;
            case (byte)',' or (byte)'}' or (byte)']' or (byte)':':
                Mend(ReplyRepair.MissingValue);
                return new ReplyValue(ReplyKind.Null);
            default:
                return ParseWord();
        }
    }

    private ReplyValue? ParseWord()
    {
        int start = _at;
        while (_at < _bytes.Length && !IsDelimiter(_bytes[_at]))
        {
            _at++;
        }

        // A number that ends with the reply may have lost its last digits.
        return HasEnded() ? null : ReplyWord.Understand(_bytes[start.._at], _repairs);
    }

    private string? ParseText()
    {
        ReadOnlySpan<byte> rest = _bytes[(_at + 1)..];
        int length = ReplyText.LengthOf(rest);
        if (length < 0)
        {
            _at = _bytes.Length;
            IsCut = true;
            return null;
        }

        _at += length + 2;
        return ReplyText.Decode(rest[..length], _repairs);
    }

    /// <summary>A name without quotes, or in single ones; anything else is stepped over.</summary>
    private string? ParseBareName()
    {
        int start = _at;
        while (_at < _bytes.Length && !IsDelimiter(_bytes[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            _at++;
            Mend(ReplyRepair.SurplusCharacter);
            return null;
        }

        Mend(ReplyRepair.BareWord);
        return ReplyText.Decode(_bytes[start.._at].Trim((byte)'\''), _repairs);
    }

    private static bool IsDelimiter(byte value) => value is (byte)',' or (byte)':' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)'"' || IsBlank(value);

    private static bool IsBlank(byte value) => value <= (byte)' ';

    private void SkipBlanks()
    {
        while (_at < _bytes.Length && IsBlank(_bytes[_at]))
        {
            _at++;
        }
    }

    private bool HasEnded()
    {
        if (_at < _bytes.Length)
        {
            return false;
        }

        IsCut = true;
        return true;
    }

    private readonly void MendIf(bool isNeeded, string repair)
    {
        if (isNeeded)
        {
            Mend(repair);
        }
    }

    private readonly void Mend(string repair) => ReplyRepair.Note(_repairs, repair);
}
