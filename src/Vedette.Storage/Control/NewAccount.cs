namespace Vedette.Storage.Control;

public sealed record NewAccount(string Username, Role Role, string PasswordHash, long CreatedAtMs);
