using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vedette.Collectors.Containers;

/// <summary>The HTTP API of a container runtime on its unix socket. Only GET; replies up to a cap.</summary>
internal sealed class ContainerApi : IDisposable
{
    private const int LongestMessage = 300;

    private readonly string _socket;
    private readonly int _maxReplyBytes;
    private readonly HttpClient _client;

    public ContainerApi(string socket, int maxReplyBytes)
    {
        _socket = socket;
        _maxReplyBytes = maxReplyBytes;
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (_, stop) => ConnectAsync(socket, stop),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = 16,
        })
        {
            BaseAddress = new Uri("http://localhost/"),   // The socket says who is asked; HTTP wants a name all the same.
            Timeout = Timeout.InfiniteTimeSpan,           // Deadlines come with the calls.
        };
    }

    /// <summary>The body; null where there is no such thing (404).</summary>
    /// <exception cref="IOException">The runtime does not answer, refuses, or answers more than the cap.</exception>
    public async Task<byte[]?> GetAsync(string path, CancellationToken stop)
    {
        try
        {
            using HttpResponseMessage reply = await _client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop);
            byte[] body = await ReadAsync(reply.Content, path, stop);
            return reply.StatusCode switch
            {
                HttpStatusCode.OK => body,
                HttpStatusCode.NotFound => null,
                _ => throw new IOException($"{_socket}: GET {path} was answered with {(int)reply.StatusCode}: {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, LongestMessage))).Trim()}"),
            };
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"{_socket}: GET {path} failed: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte[]> ReadAsync(HttpContent content, string path, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await using Stream from = await content.ReadAsStreamAsync(stop);
        byte[] buffer = new byte[16 * 1024];
        for (int read = await from.ReadAsync(buffer, stop); read > 0; read = await from.ReadAsync(buffer, stop))
        {
            if (body.Length + read > _maxReplyBytes)
            {
                throw new IOException($"{_socket}: GET {path} was answered with more than {_maxReplyBytes} bytes, the most that is read.");
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
