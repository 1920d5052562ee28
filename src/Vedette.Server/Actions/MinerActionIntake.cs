using Vedette.Protocol.Messages;
using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>Takes what agents tell of orders. A result is stored before it is acknowledged, so that the agent tells it again if that fails.</summary>
internal sealed class MinerActionIntake(IMinerActionStore store, IAgentStreams streams, PermissionTable permissions, MinerActionTrail trail, PauseMarks pauses, MinerActionDispatcher dispatcher, TimeProvider clock)
{
    private const int LongestDetail = 500;

    // A file of the largest size that an agent reads says less.
    private const int LargestPermissions = 64 * 1024;

    // A result that comes after its order was given up is the truth all the same.
    private static readonly MinerActionState[] Open = [MinerActionState.Sent, MinerActionState.Unknown];

    public void Tell(int agentId, MinerActionPermissions told)
    {
        if (told.CalculateSize() <= LargestPermissions)
        {
            permissions.Tell(agentId, told);
            dispatcher.Wake();
        }
    }

    public async ValueTask TakeAsync(int agentId, MinerOrderResult result, CancellationToken stop)
    {
        MinerActionItem? item = await store.FindByOrderAsync(result.OrderId, stop);
        if (item is not null && item.AgentId == agentId)
        {
            string detail = result.Detail.Length > LongestDetail ? result.Detail[..LongestDetail] : result.Detail;
            var end = new MinerActionEnd(StateOf(result.Outcome), NameOf(result.Outcome), detail, clock.GetUtcNow().ToUnixTimeMilliseconds());
            if (end.State == MinerActionState.Done && Open.Contains(item.State))
            {
                await pauses.DoneAsync(item, end.AtMs, stop);
            }

            if (await store.EndAsync(item.Id, end, Open, stop))
            {
                await trail.EndedAsync($"agent:{agentId}", item, end);
                dispatcher.Wake();
            }
        }

        streams.TryPost(agentId, new MessageToAgent { MinerOrderResultAck = new MinerOrderResultAck { OrderIds = { result.OrderId } } });
    }

    private static MinerActionState StateOf(MinerOrderOutcome outcome) => outcome switch
    {
        MinerOrderOutcome.Done => MinerActionState.Done,
        MinerOrderOutcome.Expired => MinerActionState.Expired,
        MinerOrderOutcome.Unknown => MinerActionState.Unknown,
        _ => MinerActionState.Refused,
    };

    private static string NameOf(MinerOrderOutcome outcome) => outcome switch
    {
        MinerOrderOutcome.Done => "done",
        MinerOrderOutcome.NotAllowed => "not_allowed",
        MinerOrderOutcome.Refused => "refused",
        MinerOrderOutcome.NotSupported => "not_supported",
        MinerOrderOutcome.Credentials => "credentials",
        MinerOrderOutcome.Unreachable => "unreachable",
        MinerOrderOutcome.ChangedIdentity => "changed_identity",
        MinerOrderOutcome.Expired => "expired",
        MinerOrderOutcome.Unknown => "unknown",
        _ => "refused",
    };
}
