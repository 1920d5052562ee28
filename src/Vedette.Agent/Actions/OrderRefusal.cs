using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <param name="Why">A sentence.</param>
internal sealed record OrderRefusal(MinerOrderOutcome Outcome, string Why)
{
    public static OrderRefusal NotAllowed(string why) => new(MinerOrderOutcome.NotAllowed, why);
}
