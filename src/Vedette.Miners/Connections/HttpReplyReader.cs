using System.Globalization;
using System.Text;

namespace Vedette.Miners.Connections;

/// <summary>HTTP as the small servers of control boards speak it: with or without a length, in chunks, lines ended in either manner, cut at any place.</summary>
internal sealed class HttpReplyReader(Stream stream)
{
    private const int LongestHead = 32 * 1024;
    private const int MostHeaders = 100;
    private const int FirstBytes = 8192;

    private byte[] _buffer = new byte[FirstBytes];
    private int _length;
    private bool _hasEnded;
    private bool _hasBroken;

    public async Task<DeviceReply> ReadAsync(CancellationToken stop)
    {
        int bodyStart;
        while ((bodyStart = EndOfHead()) < 0)
        {
            if (_length > LongestHead || !await MoreAsync(stop))
            {
                return DeviceReply.Without(_length == 0 && _hasBroken ? ReplyOutcome.Silent : ReplyOutcome.Broken);
            }
        }

        if (!TryReadHead(bodyStart, out int status, out Dictionary<string, string> headers))
        {
            return DeviceReply.Without(ReplyOutcome.Broken);
        }

        bool isChunked = headers.TryGetValue("transfer-encoding", out string? encoding) && encoding.Contains("chunked", StringComparison.OrdinalIgnoreCase);
        int? promised = !isChunked && headers.TryGetValue("content-length", out string? text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? (int)Math.Min(bytes, int.MaxValue) : null;
        bool isWhole = status is 204 or 304 || (isChunked ? await ReadChunksAsync(bodyStart, stop) : await ReadBodyAsync(bodyStart, promised, stop));
        int bodyLength = Math.Min(_length - bodyStart, promised ?? int.MaxValue);
        return new DeviceReply(ReplyOutcome.Answered, _buffer.AsMemory(bodyStart, bodyLength)) { Status = status, Headers = headers, IsCut = !isWhole };
    }

    private async Task<bool> ReadBodyAsync(int bodyStart, int? promised, CancellationToken stop)
    {
        while (promised is null || _length - bodyStart < promised)
        {
            if (!await MoreAsync(stop))
            {
                // Without a length the device's hanging up is the end; a deadline is not.
                return promised is null && _hasEnded && !_hasBroken;
            }
        }

        return true;
    }

    /// <summary>Moves the chunks together, so that the body stands in one piece behind the head.</summary>
    private async Task<bool> ReadChunksAsync(int bodyStart, CancellationToken stop)
    {
        int written = bodyStart;
        int at = bodyStart;
        while (true)
        {
            int lineEnd;
            while ((lineEnd = _buffer.AsSpan(at, _length - at).IndexOf((byte)'\n')) < 0)
            {
                if (_length - at > 100 || !await MoreAsync(stop))
                {
                    _length = written;
                    return false;
                }
            }

            if (ChunkSize(_buffer.AsSpan(at, lineEnd)) is not { } size)
            {
                _length = written;
                return false;
            }

            at += lineEnd + 1;
            if (size == 0)
            {
                _length = written;
                return true;
            }

            bool isHere = true;
            while (_length - at < size && (isHere = await MoreAsync(stop)))
            {
            }

            int there = Math.Min(size, _length - at);
            _buffer.AsSpan(at, there).CopyTo(_buffer.AsSpan(written));
            written += there;
            at += there;
            if (!isHere)
            {
                _length = written;
                return false;
            }

            at += LineEndAt(at);
        }
    }

    private int LineEndAt(int at) => at + 1 < _length && _buffer[at] == (byte)'\r' && _buffer[at + 1] == (byte)'\n' ? 2 : at < _length && _buffer[at] is (byte)'\r' or (byte)'\n' ? 1 : 0;

    private static int? ChunkSize(ReadOnlySpan<byte> line)
    {
        int end = line.IndexOf((byte)';');
        ReadOnlySpan<byte> digits = (end < 0 ? line : line[..end]).Trim(" \t\r"u8);
        return digits.Length is > 0 and <= 7 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int size) ? size : null;
    }

    private int EndOfHead()
    {
        ReadOnlySpan<byte> seen = _buffer.AsSpan(0, _length);
        int twoLines = seen.IndexOf("\r\n\r\n"u8);
        if (twoLines >= 0)
        {
            return twoLines + 4;
        }

        int bare = seen.IndexOf("\n\n"u8);
        return bare < 0 ? -1 : bare + 2;
    }

    private bool TryReadHead(int end, out int status, out Dictionary<string, string> headers)
    {
        headers = new Dictionary<string, string>(StringComparer.Ordinal);
        status = 0;
        string[] lines = Encoding.Latin1.GetString(_buffer, 0, end).Split('\n', MostHeaders + 1);
        if (!lines[0].StartsWith("HTTP/", StringComparison.Ordinal))
        {
            return false;
        }

        int blank = lines[0].IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0 || lines[0].Length < blank + 4 || !int.TryParse(lines[0].AsSpan(blank + 1, 3), NumberStyles.None, CultureInfo.InvariantCulture, out status))
        {
            return false;
        }

        for (int i = 1; i < lines.Length; i++)
        {
            int colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[lines[i][..colon].Trim().ToLowerInvariant()] = lines[i][(colon + 1)..].Trim();
            }
        }

        return true;
    }

    /// <returns>False at the end, at the bound, or where nothing more came.</returns>
    private async Task<bool> MoreAsync(CancellationToken stop)
    {
        if (_hasEnded)
        {
            return false;
        }

        if (_length == _buffer.Length)
        {
            if (_length >= ReplyReader.LongestBytes)
            {
                _hasEnded = _hasBroken = true;
                return false;
            }

            Array.Resize(ref _buffer, Math.Min(ReplyReader.LongestBytes, 2 * _length));
        }

        int read = 0;
        try
        {
            read = await stream.ReadAsync(_buffer.AsMemory(_length), stop);
        }
        catch (OperationCanceledException) when (_length > 0)
        {
            _hasBroken = true;
        }
        catch (IOException) when (_length > 0)
        {
            _hasBroken = true;
        }

        _length += read;
        _hasEnded = read == 0;
        return read > 0;
    }
}
