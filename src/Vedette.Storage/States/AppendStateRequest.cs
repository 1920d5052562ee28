using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.States;

/// <param name="state">Null where the payload is malformed.</param>
internal sealed class AppendStateRequest(PostedState posted, ReceivedState? state) : AwaitedRequest<AppendResult>((posted.Payload.Length * 2L) + 256)
{
    public PostedState Posted { get; } = posted;

    public ReceivedState? State { get; } = state;
}
