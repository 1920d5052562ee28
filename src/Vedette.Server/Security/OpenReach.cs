namespace Vedette.Server.Security;

/// <summary>From where documents 1 and 5 are taken without a key.</summary>
internal enum OpenReach
{
    Off,

    /// <summary>From this machine.</summary>
    Loopback,

    Any,
}
