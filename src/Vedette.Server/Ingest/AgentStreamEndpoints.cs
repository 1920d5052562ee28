using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using System.Net.WebSockets;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;
using Vedette.Server.Security;

namespace Vedette.Server.Ingest;

/// <summary>The two transports of an agent's stream. Both are open to anyone: the credential comes inside, with the handshake.</summary>
internal static class AgentStreamEndpoints
{
    // gRPC's status codes (its core specification); only those that this server answers with.
    private const string Ok = "0";
    private const string InvalidArgument = "3";
    private const string DeadlineExceeded = "4";
    private const string ResourceExhausted = "8";
    private const string Unavailable = "14";
    private const string Unauthenticated = "16";

    public static void MapAgentStreams(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AgentService.StreamPath, ServeGrpcAsync).RequireAuthorization(Policies.Open).ExcludeFromDescription();
        routes.MapGet(AgentService.WebSocketPath, ServeWebSocketAsync).RequireAuthorization(Policies.Open).ExcludeFromDescription();
    }

    private static async Task ServeGrpcAsync(HttpContext http, StreamAcceptor acceptor, IHostApplicationLifetime lifetime)
    {
        if (!HttpProtocol.IsHttp2(http.Request.Protocol) || http.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            await http.Response.WriteAsJsonAsync(new { error = "This address speaks gRPC: HTTP/2 with the content type application/grpc." }, http.RequestAborted);
            return;
        }

        // The stream never ends: Kestrel's limits on a body's size and rate do not fit. Ours (message size, handshake and idle deadlines) stand in their place.
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        http.Features.Get<IHttpMinRequestBodyDataRateFeature>()!.MinDataRate = null;
        http.Response.ContentType = "application/grpc";
        await http.Response.StartAsync(http.RequestAborted);
        // Response headers must reach the client before it sends its first message: some wait for them.
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        await using var channel = new GrpcChannel<MessageToAgent, MessageToServer>(http.Request.BodyReader, http.Response.BodyWriter, MessageToServer.Parser);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        SessionEnd end = await RunAsync(acceptor, channel, "gRPC", http, stop.Token);
        (string status, string message) = GrpcStatus(end);
        if (!http.RequestAborted.IsCancellationRequested)
        {
            http.Response.AppendTrailer("grpc-status", status);
            http.Response.AppendTrailer("grpc-message", Uri.EscapeDataString(message));
        }
    }

    private static async Task ServeWebSocketAsync(HttpContext http, StreamAcceptor acceptor, IHostApplicationLifetime lifetime)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            await http.Response.WriteAsJsonAsync(new { error = "This address speaks WebSocket: every binary message is one protobuf." }, http.RequestAborted);
            return;
        }

        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync();
        await using var channel = new WebSocketChannel<MessageToAgent, MessageToServer>(socket, MessageToServer.Parser);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        SessionEnd end = await RunAsync(acceptor, channel, "WebSocket", http, stop.Token);
        await channel.CloseAsync(CloseStatus(end), GrpcStatus(end).Message);
    }

    private static async Task<SessionEnd> RunAsync(
        StreamAcceptor acceptor, IMessageChannel<MessageToAgent, MessageToServer> channel, string transport, HttpContext http, CancellationToken stop)
    {
        try
        {
            return await acceptor.AcceptAsync(channel, transport, http.Connection.RemoteIpAddress?.ToString(), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return SessionEnd.ServerStopping;
        }
    }

    private static (string Status, string Message) GrpcStatus(SessionEnd end) => end switch
    {
        SessionEnd.ClosedByAgent => (Ok, ""),
        SessionEnd.Refused or SessionEnd.Revoked => (Unauthenticated, "The credential was refused or revoked."),
        SessionEnd.NoHandshake => (DeadlineExceeded, "No handshake came in time."),
        SessionEnd.Silent => (DeadlineExceeded, "Nothing came for longer than the idle deadline."),
        SessionEnd.TooLarge => (ResourceExhausted, $"A message was larger than {ChannelLimits.MaxMessageBytes} bytes."),
        SessionEnd.Malformed => (InvalidArgument, "A message was malformed."),
        SessionEnd.Replaced => (Unavailable, "A newer stream of the same agent took over."),
        SessionEnd.StoreFailed => (Unavailable, "The server cannot store right now; connect again."),
        SessionEnd.EpochLost => (Unavailable, "The server lost this spool's epoch; connect again."),
        _ => (Unavailable, "The server ends the stream; connect again."),
    };

    private static WebSocketCloseStatus CloseStatus(SessionEnd end) => end switch
    {
        SessionEnd.ClosedByAgent => WebSocketCloseStatus.NormalClosure,
        SessionEnd.TooLarge => WebSocketCloseStatus.MessageTooBig,
        SessionEnd.Malformed => WebSocketCloseStatus.InvalidPayloadData,
        SessionEnd.ServerStopping or SessionEnd.EpochLost or SessionEnd.StoreFailed or SessionEnd.Renamed => WebSocketCloseStatus.EndpointUnavailable,
        _ => WebSocketCloseStatus.PolicyViolation,
    };
}
