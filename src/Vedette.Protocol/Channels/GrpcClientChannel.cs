using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Vedette.Protocol.Messages;

namespace Vedette.Protocol.Channels;

/// <summary>The agent's end of <c>EstablishCommunicationStream</c> over HTTP/2.</summary>
public sealed class GrpcClientChannel : GrpcChannel<MessageToServer, MessageToAgent>
{
    // Time for our end to arrive and be answered; a peer that is gone does not hold the caller longer.
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(1);

    private readonly DuplexContent _content;
    private readonly HttpResponseMessage _response;
    private readonly Stream _replies;

    private GrpcClientChannel(DuplexContent content, Stream requests, HttpResponseMessage response, Stream replies)
        : base(PipeReader.Create(replies), PipeWriter.Create(requests, new StreamPipeWriterOptions(leaveOpen: true)), MessageToAgent.Parser)
    {
        _content = content;
        _response = response;
        _replies = replies;
    }

    /// <summary>Opens the stream on <paramref name="server"/>, for example <c>http://host:8001</c>; the invoker decides on TLS, time-outs and keep-alive.</summary>
    /// <exception cref="ChannelException">No connection, or the server is not a gRPC server.</exception>
    public static async ValueTask<GrpcClientChannel> ConnectAsync(HttpMessageInvoker invoker, Uri server, CancellationToken stop)
    {
        var content = new DuplexContent();
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, AgentService.StreamPath))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        try
        {
            HttpResponseMessage response = await invoker.SendAsync(request, stop).ConfigureAwait(false);
            Refuse(response);
            Stream requests = await content.Opened.WaitAsync(stop).ConfigureAwait(false);
            Stream replies = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
            return new GrpcClientChannel(content, requests, response, replies);
        }
        catch (Exception failure)
        {
            request.Dispose();
            if (TransportFailure.IsOne(failure, stop))
            {
                throw TransportFailure.Unreachable(failure);
            }

            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        _content.Finish();
        await AwaitEndAsync().ConfigureAwait(false);
        _response.Dispose();
    }

    protected override void OnEnd() => Refuse(_response.TrailingHeaders);

    /// <summary>Disposing a response that has not ended resets the stream, and the server would log a lost connection for every agent that stops.</summary>
    private async ValueTask AwaitEndAsync()
    {
        using var timeout = new CancellationTokenSource(EndTimeout);
        byte[] rest = new byte[1024];
        try
        {
            while (await _replies.ReadAsync(rest, timeout.Token).ConfigureAwait(false) > 0)
            {
                // Acknowledgements that nobody waits for any more; the next handshake tells the same.
            }
        }
        catch (Exception gone) when (TransportFailure.IsOne(gone, CancellationToken.None))
        {
            // It did not end in order, or not in time.
        }
    }

    private static void Refuse(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new ChannelException(ChannelFailure.Refused, $"The server answered HTTP {(int)response.StatusCode} to the stream; a gRPC server answers 200.");
        }

        // A refusal without messages carries its status in the headers ("trailers-only").
        Refuse(response.Headers);
    }

    private static void Refuse(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("grpc-status", out IEnumerable<string>? statuses) && statuses.First() is var status && status != "0")
        {
            string message = headers.TryGetValues("grpc-message", out IEnumerable<string>? messages) ? Uri.UnescapeDataString(messages.First()) : "no message";
            throw new ChannelException(ChannelFailure.Refused, $"The server ended the stream with gRPC status {status}: {message}");
        }
    }
}
