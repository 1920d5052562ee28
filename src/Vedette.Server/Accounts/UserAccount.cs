using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

internal sealed record UserAccount(int Id, string Username, Role Role, DateTime CreatedAt)
{
    public static UserAccount Of(Account account) =>
        new(account.Id, account.Username, account.Role, DateTimeOffset.FromUnixTimeMilliseconds(account.CreatedAtMs).UtcDateTime);
}
