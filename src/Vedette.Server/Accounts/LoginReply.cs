using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

/// <summary>Document 4's clients read <c>token</c>, document 2's <c>access_token</c> and <c>token_type</c>.</summary>
internal sealed record LoginReply(string Token, string AccessToken, string TokenType, int UserId, string Username, Role Role)
{
    public static LoginReply For(Account account, string token) => new(token, token, "bearer", account.Id, account.Username, account.Role);
}
