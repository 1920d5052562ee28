using System.Text.Json.Serialization;

namespace Vedette.Server.Actions;

/// <param name="Reason">Why; it stands in the audit trail.</param>
/// <param name="DryRun">Everything but the last step.</param>
/// <param name="StaggerSeconds">Between two orders of the run; 10 where it is left out.</param>
/// <param name="Confirm">The number of miners, where there are more than the limit.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record NewMinerAction(
    MinerActionName Action,
    IReadOnlyList<int> MinerIds,
    string Reason,
    MinerActionArguments? Arguments = null,
    bool DryRun = false,
    int? StaggerSeconds = null,
    string? Confirm = null);
