namespace Vedette.Server.Security;

/// <summary>A credential as it came: well-formed, not yet compared with anything stored.</summary>
/// <param name="SecretHash">SHA-256 of the secret.</param>
internal sealed record PresentedCredential(int Id, byte[] SecretHash);
