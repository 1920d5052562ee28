namespace Vedette.Server.Miners.PoolApis.Asking;

/// <summary>A name leads to no address that may be asked.</summary>
internal sealed class DialRefusedException : IOException;
