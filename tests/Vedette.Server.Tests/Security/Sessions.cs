using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Accounts;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Security;

internal static class Sessions
{
    /// <summary>Signs a person of this role in without the cost of a password.</summary>
    public static async Task<string> NewTokenAsync(ControlServer server, string role)
    {
        var accounts = server.Services.GetRequiredService<IAccountStore>();
        Account account = await accounts.FindByUsernameAsync($"a-{role}", ControlServer.Stop)
            ?? (await accounts.AddAsync(new NewAccount($"a-{role}", role == "admin" ? Role.Admin : Role.Viewer, PasswordHash.OfNobody, 1), ControlServer.Stop))!;
        return await server.Services.GetRequiredService<SignIn>().StartSessionAsync(account, ControlServer.Stop);
    }

    public static async Task<HttpClient> ClientAsync(ControlServer server, string role) => server.NewClient(await NewTokenAsync(server, role));
}
