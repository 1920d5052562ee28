using Vedette.Server.Fleet;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Judgement;

/// <summary>What judging needs of others.</summary>
/// <param name="States">Found when first needed: the store is opened with those who listen to it.</param>
internal sealed record MinerJudgementParts(Lazy<IStateReader> States, IHostPresence Presence, MinerJudge Judge, MinerJudgementEvents Events, TimeProvider Clock)
{
    public CommittedStates Committed { get; init; } = new();
}
