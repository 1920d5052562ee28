namespace Vedette.Miners.Connections;

/// <summary>Sees whether a reply is complete while it comes in: some devices never hang up. A NUL ends one, and so does the brace that closes what the first one opened.</summary>
internal sealed class ReplyEnd(bool isPlainText)
{
    private int _depth;
    private bool _isInText;
    private bool _isEscaped;

    /// <summary>Where the reply ended, within all that was seen; -1 before.</summary>
    public int Length { get; private set; } = -1;

    private int _seen;

    /// <returns>True once the reply is complete.</returns>
    public bool Sees(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length && Length < 0; i++)
        {
            byte value = bytes[i];
            if (value == 0)
            {
                Length = _seen + i;
            }
            else if (!isPlainText && Closes(value))
            {
                Length = _seen + i + 1;
            }
        }

        _seen += bytes.Length;
        return Length >= 0;
    }

    private bool Closes(byte value)
    {
        if (_isInText)
        {
            _isInText = _isEscaped || value != (byte)'"';
            _isEscaped = !_isEscaped && value == (byte)'\\';
            return false;
        }

        switch (value)
        {
            case (byte)'"':
                _isInText = _depth > 0;
                return false;
            case (byte)'{' or (byte)'[':
                _depth++;
                return false;
            case (byte)'}' or (byte)']':
                return _depth > 0 && --_depth == 0;
            default:
                return false;
        }
    }
}
