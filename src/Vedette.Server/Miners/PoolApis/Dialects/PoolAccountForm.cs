namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>What a pool knows its customers by.</summary>
internal enum PoolAccountForm
{
    /// <summary>A user's or a sub-account's name.</summary>
    Name,

    /// <summary>The address that is paid.</summary>
    Address,
}
