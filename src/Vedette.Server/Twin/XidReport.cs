namespace Vedette.Server.Twin;

/// <summary>An error number that the driver reported, and when it was heard, as near as is known.</summary>
internal sealed record XidReport(long Number, long AtMs);
