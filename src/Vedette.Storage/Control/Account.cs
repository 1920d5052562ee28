namespace Vedette.Storage.Control;

/// <summary>A person who can sign in.</summary>
public sealed record Account
{
    public required int Id { get; init; }

    public required string Username { get; init; }

    public required Role Role { get; init; }

    /// <summary>Self-describing: algorithm, iterations, salt and hash.</summary>
    public required string PasswordHash { get; init; }

    public required long CreatedAtMs { get; init; }
}
