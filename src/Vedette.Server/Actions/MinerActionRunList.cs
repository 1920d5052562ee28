namespace Vedette.Server.Actions;

internal sealed record MinerActionRunList(IReadOnlyList<MinerActionRunView> Runs);
