using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;

namespace Vedette.Protocol.Channels;

/// <summary>Tells the exceptions with which a transport reports a lost connection from a caller's own cancellation and from bugs, and puts them into words.</summary>
public static class TransportFailure
{
    internal static bool IsOne(Exception exception, CancellationToken stop) => exception switch
    {
        ChannelException => false,
        OperationCanceledException => !stop.IsCancellationRequested,
        IOException or SocketException or HttpRequestException or WebSocketException or ObjectDisposedException => true,
        // Kestrel and HttpClient complete a pipe or stream under a writer's hands.
        InvalidOperationException => true,
        _ => false,
    };

    internal static ChannelException Lost(Exception cause) =>
        new(ChannelFailure.ConnectionLost, $"The connection was lost: {Reason(cause)}.", cause);

    internal static ChannelException Unreachable(Exception cause) =>
        new(ChannelFailure.ConnectionLost, $"The server cannot be reached: {Reason(cause)}.", cause);

    /// <summary>Why, for people: part of a sentence, without a full stop. The Native AOT agent carries no texts of the runtime's own, only their keys.</summary>
    public static string Reason(Exception failure)
    {
        Exception last = failure;
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (InWords(cause) is { } words)
            {
                return words;
            }

            last = cause;
        }

        return last.Message.TrimEnd('.');
    }

    private static string? InWords(Exception cause) => cause switch
    {
        AuthenticationException { Message: var detail } when detail.Contains("cert", StringComparison.OrdinalIgnoreCase) =>
            "its certificate is not signed by the authority that is trusted here, is for another name, or is not valid by this host's clock",
        AuthenticationException => "no TLS connection came about: it speaks none, or neither 1.2 nor 1.3",
        // The operating system's own words.
        SocketException socket => socket.Message,
        HttpRequestException { StatusCode: { } status } => $"it answers HTTP {(int)status}",
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "the other side ended it",
        WebSocketException { WebSocketErrorCode: WebSocketError.ConnectionClosedPrematurely } => "the other side ended it",
        WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket, InnerException: null } => "no WebSocket is served there",
        OperationCanceledException or TimeoutException => "no answer came in time",
        _ => null,
    };
}
