package dev.hitch.page.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every sentence of the pages. The texts are in {@code messages/msg_en.properties} and its siblings. The build fails if
 * a template uses a sentence that is not here or passes wrong arguments.
 */
@MessageBundle(locale = "en")
interface PageMessages {

    // Around every page

    @Message
    String language();

    @Message
    String close();

    @Message
    String securedBy();

    @Message
    String help();

    @Message
    String privacy();

    @Message
    String terms();

    @Message
    String reference();

    // What a chat shows of a link that is pasted there

    @Message
    String previewTitle(String app);

    @Message
    String previewText(String app);

    // Choose a provider

    @Message
    String chooseTitle();

    @Message
    String chooseHeading();

    @Message
    String chooseText(String app);

    @Message
    String search();

    @Message
    String searchButton();

    @Message
    String searchReset();

    @Message
    String found(long count);

    @Message
    String foundOne();

    @Message
    String foundMany();

    @Message
    String foundNone();

    @Message
    String foundNoneAdvice(String app);

    @Message
    String suggested();

    @Message
    String allProviders();

    @Message
    String otherProviders();

    @Message
    String beta();

    @Message
    String sandbox();

    // Sign in

    @Message
    String formHeading(String provider);

    @Message
    String asks(String app, String provider);

    @Message
    String moreOptions();

    @Message
    String againHeading(String provider);

    @Message
    String againConnected();

    @Message
    String againDisconnected(String app);

    @Message
    String againArchived();

    @Message
    String againDeleted();

    @Message
    String againAccount(String account);

    @Message
    String errorTitle();

    @Message
    String optional();

    @Message
    String show();

    @Message
    String hide();

    @Message
    String shown(String label);

    @Message
    String hidden(String label);

    @Message
    String missing(String label);

    @Message
    String tooLong(String label);

    @Message
    String impossible(String label);

    @Message
    String notFound(String label, String provider);

    @Message
    String missingHere();

    @Message
    String tooLongHere();

    @Message
    String impossibleHere();

    @Message
    String notFoundHere(String provider);

    @Message
    String clearedSecrets();

    @Message
    String willSee(String app);

    @Message
    String seeVehicles();

    @Message
    String seeTrips();

    @Message
    String seeHours();

    @Message
    String neverSees(String app);

    @Message
    String accept();

    @Message
    String agreement(String app);

    @Message
    String newTab();

    @Message
    String acceptMissing();

    @Message
    String connect(String provider);

    @Message
    String reconnect(String provider);

    @Message
    String connecting(String provider);

    @Message
    String stillWaiting(String provider, long seconds);

    @Message
    String offlineTitle();

    @Message
    String offlineAdvice();

    @Message
    String goesOnTo(String host);

    @Message
    String otherProvider();

    // What went wrong there: a title and an advice for every FormPage.Reason

    @Message
    String invalidTitle();

    @Message
    String wrongCredentialsTitle(String provider);

    @Message
    String wrongCredentialsAdvice(String portal);

    @Message
    String leftOutAdvice(String label);

    @Message
    String expiredPasswordTitle(String provider);

    @Message
    String expiredPasswordAdvice(String portal);

    @Message
    String insufficientPermissionsTitle(String provider);

    @Message
    String insufficientPermissionsAdvice(String provider, String app);

    @Message
    String rateLimitedTitle(String provider);

    @Message
    String rateLimitedAdvice(String provider, long minutes, long hours);

    @Message
    String providerUnreachableTitle(String provider);

    @Message
    String providerUnreachableAdvice(String provider);

    @Message
    String providerDownTitle(String provider);

    @Message
    String providerDownAdvice(String provider);

    @Message
    String providerErrorTitle(String provider);

    @Message
    String providerErrorAdvice(String portal, String app);

    @Message
    String providerSlowTitle(String provider);

    @Message
    String providerSlowAdvice(String provider);

    @Message
    String otherAccountTitle(String provider);

    @Message
    String otherAccountAdvice(String provider);

    @Message
    String connectedAnewTitle();

    @Message
    String connectedAnewAdvice(String provider, String app);

    @Message
    String noRoomTitle();

    @Message
    String noRoomAdvice(String app);

    @Message
    String connectionClosedTitle();

    @Message
    String connectionClosedAdvice();

    @Message
    String connectionClosedAdviceFrom(String app);

    @Message
    String ourFaultTitle();

    @Message
    String ourFaultAdvice();

    // Done

    @Message
    String doneTitle(String provider);

    @Message
    String doneAgainTitle(String provider);

    @Message
    String doneText(String app);

    @Message
    String account();

    @Message
    String doneClose();

    // Nothing to fill in: a title and an advice for every NoticePage.Notice

    @Message
    String noLinkTitle();

    @Message
    String noLinkAdvice();

    @Message
    String linkNotFoundTitle();

    @Message
    String linkNotFoundAdvice();

    @Message
    String linkOverTitle();

    @Message
    String linkOverAdvice();

    @Message
    String linkOverAdviceFrom(String app);

    @Message
    String askForLink();

    @Message
    String tooManyAttemptsTitle();

    @Message
    String tooManyAttemptsAdvice();

    @Message
    String linkIncompleteTitle();

    @Message
    String linkIncompleteAdvice();

    @Message
    String pageExpiredTitle();

    @Message
    String pageExpiredAdvice();

    @Message
    String pageInvalidTitle();

    @Message
    String pageInvalidAdvice();

    @Message
    String pageUsedTitle();

    @Message
    String pageUsedAdvice();

    @Message
    String frameBlockedTitle();

    @Message
    String frameBlockedAdvice();

    @Message
    String frameBlockedDetail();

    @Message
    String unreadableTitle();

    @Message
    String unreadableAdvice();

    @Message
    String tooLargeTitle();

    @Message
    String tooLargeAdvice();

    @Message
    String tooSlowTitle();

    @Message
    String tooSlowAdvice();

    @Message
    String cookiesTooLargeTitle();

    @Message
    String cookiesTooLargeAdvice();

    @Message
    String serviceAwayTitle();

    @Message
    String serviceAwayAdvice();

    @Message
    String startAgain();
}
