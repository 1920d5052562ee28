namespace Vedette.Server.Fleet;

internal enum HostStatus
{
    Online,
    Offline,

    /// <summary>Never seen.</summary>
    Pending,
}
