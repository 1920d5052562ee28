namespace Vedette.Agent.Telegraf;

/// <summary>Cuts a stream into lines of bounded length; of a longer one nothing is kept, and it is told as one.</summary>
internal sealed class LineSplitter(int maxLineBytes)
{
    private readonly byte[] _buffer = new byte[maxLineBytes];
    private int _length;
    private bool _tooLong;

    public delegate void LineTaken(ReadOnlySpan<byte> line);

    /// <param name="bytes">What came, lines and parts of lines.</param>
    /// <param name="taken">Called for each complete line, without its newline.</param>
    /// <param name="tooLong">Called for each line that was longer than allowed.</param>
    public void Add(ReadOnlySpan<byte> bytes, LineTaken taken, Action tooLong)
    {
        while (!bytes.IsEmpty)
        {
            int newline = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = newline < 0 ? bytes : bytes[..newline];
            bytes = newline < 0 ? default : bytes[(newline + 1)..];
            if (part.Length > _buffer.Length - _length)
            {
                _tooLong = true;
            }
            else if (!_tooLong)
            {
                part.CopyTo(_buffer.AsSpan(_length));
                _length += part.Length;
            }

            if (newline >= 0)
            {
                End(taken, tooLong);
            }
        }
    }

    private void End(LineTaken taken, Action tooLong)
    {
        if (_tooLong)
        {
            tooLong();
        }
        else
        {
            taken(_buffer.AsSpan(0, _length));
        }

        _length = 0;
        _tooLong = false;
    }
}
