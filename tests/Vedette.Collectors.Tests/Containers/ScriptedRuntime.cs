using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Vedette.Collectors.Tests.Containers;

/// <summary>A stand-in for a container runtime: answers GET over a unix socket with what the test put there, and counts what was asked.</summary>
internal sealed class ScriptedRuntime : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public ScriptedRuntime(string socket)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(socket));
        _listener.Listen();
        _serving = ServeAsync();
    }

    /// <summary>By path. A path without a reply gets 404; one whose reply is null gets none, ever.</summary>
    public ConcurrentDictionary<string, byte[]?> Replies { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Sent with every reply.</summary>
    public int Status { get; set; } = 200;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync(_end.Token) is { } request)
            {
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                }

                string path = request.Split(' ')[1];
                Asked.Enqueue(path);
                bool known = Replies.TryGetValue(path, out byte[]? body);
                if (known && body is null)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _end.Token);
                }

                body ??= "{\"message\":\"no such thing\"}"u8.ToArray();
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(known ? Status : 404)} X\r\nContent-Length: {body.Length}\r\n\r\n"), _end.Token);
                await stream.WriteAsync(body, _end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test or the client is done.
        }
    }
}
