namespace Vedette.Agent.Snapshot.Document;

/// <summary>A mounted file system. "gb" means GiB; free is what everybody may use, so the percent is of used and free together.</summary>
internal sealed record StateDisk(string Device, string Mountpoint, string Fstype, double TotalGb, double UsedGb, double FreeGb, double Percent);
