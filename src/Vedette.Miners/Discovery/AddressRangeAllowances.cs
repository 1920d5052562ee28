namespace Vedette.Miners.Discovery;

/// <summary>What the owner allowed to be scanned beyond a private network of ordinary size.</summary>
[Flags]
public enum AddressRangeAllowances
{
    None = 0,

    /// <summary>More than 65,536 addresses.</summary>
    Large = 1,

    /// <summary>Addresses outside the private networks of RFC 1918.</summary>
    Public = 2,

    /// <summary>This host itself: for tests and simulators.</summary>
    Loopback = 4,
}
