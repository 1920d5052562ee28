namespace Vedette.Server.Accounts;

/// <summary>Shows the one-time setup code to whoever started the server: on the terminal or in its log.</summary>
internal interface ISetupCode
{
    void Show(string code);
}
