namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>What a pool is asked with.</summary>
internal enum PoolSecretForm
{
    None,

    /// <summary>One word.</summary>
    Token,

    /// <summary><c>KEY:SECRET</c>.</summary>
    KeyAndSecret,
}
