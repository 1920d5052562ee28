using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Vedette.Server.Errors;

namespace Vedette.Server.Telegraf;

/// <summary>A request's body, unpacked, in memory that is given back. Its size is known to be bounded at every moment, packed and unpacked.</summary>
internal sealed class RequestBody : IDisposable
{
    /// <summary>Ten times a batch of 10,000 of Telegraf's metrics; one of 1,000 is the default.</summary>
    public const int MaxBytes = 16 << 20;

    private const int FirstBytes = 64 << 10;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _length;

    private RequestBody()
    {
    }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public static async Task<(RequestBody? Body, ApiError? Refused)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        string encoding = request.Headers.ContentEncoding.ToString();
        bool packed = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        if (!packed && encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return (null, new ApiError(StatusCodes.Status415UnsupportedMediaType, "The Content-Encoding of the body is not known here; needed is gzip or none.", "invalid"));
        }

        RequestBody? body = await FillFromAsync(request.Body, stop);
        if (body is null || !packed)
        {
            return body is null ? (null, TooLarge()) : (body, null);
        }

        using (body)
        {
            return await UnpackAsync(body, stop);
        }
    }

    private static async Task<(RequestBody? Body, ApiError? Refused)> UnpackAsync(RequestBody packed, CancellationToken stop)
    {
        RequestBody? body;
        try
        {
            using var source = new MemoryStream(packed._bytes, 0, packed._length, writable: false);
            await using var unpacked = new GZipStream(source, CompressionMode.Decompress);
            body = await FillFromAsync(unpacked, stop);
        }
        catch (InvalidDataException)
        {
            return (null, NotGzip());
        }

        if (body is null)
        {
            return (null, TooLarge());
        }

        // The stream takes a packed body that was cut off for a whole one; its last four bytes say how long it must be.
        if (packed._length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(packed.Bytes.Span[^4..]) != (uint)body._length)
        {
            body.Dispose();
            return (null, NotGzip());
        }

        return (body, null);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    /// <summary>Null where there is more than may be.</summary>
    private static async Task<RequestBody?> FillFromAsync(Stream from, CancellationToken stop)
    {
        var body = new RequestBody();
        bool whole = false;
        try
        {
            whole = await body.FillAsync(from, stop);
            return whole ? body : null;
        }
        finally
        {
            if (!whole)
            {
                body.Dispose();
            }
        }
    }

    private static ApiError TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBytes} bytes when unpacked; send smaller batches (metric_batch_size).", "request too large");

    private static ApiError NotGzip() => ApiError.BadRequest("The body is said to be gzip and cannot be unpacked whole; needed is one complete gzip member.", "invalid");

    /// <summary>False where there is more than may be.</summary>
    private async Task<bool> FillAsync(Stream from, CancellationToken stop)
    {
        while (true)
        {
            if (_length == _bytes.Length)
            {
                Grow();
            }

            int read = await from.ReadAsync(_bytes.AsMemory(_length), stop);
            _length += read;
            if (read == 0 || _length > MaxBytes)
            {
                return read == 0;
            }
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
