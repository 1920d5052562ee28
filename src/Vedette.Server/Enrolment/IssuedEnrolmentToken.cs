namespace Vedette.Server.Enrolment;

/// <param name="Token">Shown this once.</param>
/// <param name="Command">The line to paste on the host.</param>
internal sealed record IssuedEnrolmentToken(int Id, string Token, DateTime ExpiresAt, string ServerUrl, string? CaFingerprint, string Command);
