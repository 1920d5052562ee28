using System.Net;

namespace Vedette.Protocol.Channels;

/// <summary>A request body that stays open: hands its stream out and ends when told to.</summary>
internal sealed class DuplexContent : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The stream to write to, once the request's headers are on their way.</summary>
    public Task<Stream> Opened => _opened.Task;

    public void Finish() => _finished.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // The headers must leave before the first message: the other end answers to them.
        await stream.FlushAsync().ConfigureAwait(false);
        _opened.TrySetResult(stream);
        await _finished.Task.ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        _opened.TrySetCanceled();
        _finished.TrySetResult();
        base.Dispose(disposing);
    }
}
