using System.Net;
using System.Net.Sockets;

namespace Vedette.Collectors.Llm.Api;

/// <summary>
/// GET on loopback: no proxy, no redirect, no cookie, one deadline for the whole exchange, a bounded reply. What usually goes wrong - refused, late, too long, not 200 - is null.
/// </summary>
internal sealed class LoopbackHttp : IDisposable
{
    /// <summary>vLLM's histograms with several models take some hundred kilobytes.</summary>
    public const int MostReplyBytes = 2 * 1024 * 1024;

    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    private readonly HttpClient _client;
    private readonly TimeProvider _clock;

    public LoopbackHttp(TimeProvider clock)
    {
        _clock = clock;

        // Nothing is said of decompression: there is none, so there is no bomb to defuse, and a word of it would bring every decoder and encoder into the agent.
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseHeadersLength = 16,
            MaxConnectionsPerServer = 2,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("vedette-agent");
    }

    /// <param name="path">With its leading slash.</param>
    public async Task<byte[]?> GetAsync(LoopbackAddress address, string path, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(Deadline, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            using HttpResponseMessage reply = await _client.GetAsync($"http://{address}{path}", HttpCompletionOption.ResponseHeadersRead, either.Token);
            return reply.StatusCode == HttpStatusCode.OK ? await ReadAsync(reply, either.Token) : null;
        }
        catch (Exception error) when (!stop.IsCancellationRequested && error is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage reply, CancellationToken stop)
    {
        if (reply.Content.Headers.ContentLength > MostReplyBytes)
        {
            return null;
        }

        await using Stream body = await reply.Content.ReadAsStreamAsync(stop);
        using var bytes = new MemoryStream();
        byte[] piece = new byte[16 * 1024];
        for (int read = await body.ReadAsync(piece, stop); read > 0; read = await body.ReadAsync(piece, stop))
        {
            if (bytes.Length + read > MostReplyBytes)
            {
                return null;
            }

            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        IPAddress address = IPAddress.Parse(context.DnsEndPoint.Host);
        if (!address.Equals(IPAddress.Loopback) && !address.Equals(IPAddress.IPv6Loopback))
        {
            throw new HttpRequestException($"{address} is not this machine's loopback; model servers are asked there only.");
        }

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
