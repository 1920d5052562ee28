using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

/// <summary>Messages beside measurements and their acknowledgements. Called by the session; everything must be quick.</summary>
internal interface ILinkExtension
{
    /// <summary>What was sent before and not acknowledged may be lost: it is to be sent again.</summary>
    /// <param name="wake">To be set whenever <see cref="Next"/> has something new.</param>
    void SessionBegan(AsyncSignal wake);

    /// <summary>False where the message is none of its own.</summary>
    bool Take(MessageToAgent message);

    /// <summary>The next message, or null.</summary>
    MessageToServer? Next();
}
