using Vedette.Server.Accounts;

namespace Vedette.Server.Hosting;

/// <summary>Shows the setup code on the terminal that the server was started on, and nowhere else: it is no line of a log.</summary>
internal sealed class SetupCodeNotice : ISetupCode
{
    public void Show(string code) => Console.Out.WriteLine($"\nFirst visit: the one-time setup code is {code}");
}
