//! `tributary serve`: the site, its mail and its jobs in one process.

mod accepting;

use std::{net::SocketAddr, time::Duration};

use anyhow::Context as _;
use tokio::{net::TcpListener, sync::watch};

use self::accepting::{HEAD, accept};
use crate::{
    capabilities, cli::Serve, commands::sign_in, config::Config, demo, installation::Installation, reference,
    starter, tell,
};

/// Serves until it is told to stop.
pub(crate) async fn serve(mut config: Config, options: &Serve) -> anyhow::Result<()> {
    if let Some(listen) = options.listen {
        config.listen = listen;
    }
    let wants_demo = config.demo && !options.no_demo;
    let wants_starter = config.starter && !options.no_starter;
    let mut at = Installation::open(config).await?;
    reference::load(&at).await.context("the reference content cannot be loaded")?;
    if at.new && wants_demo {
        demo::load(&at).await.context("the demonstration workspace cannot be loaded")?;
    }
    if wants_starter {
        starter::load(&at).await.context("the starter editions cannot be published")?;
    }
    let demo = demo::is_loaded(&at).await?;
    let listener = TcpListener::bind(at.config.listen).await.with_context(|| {
        format!("{} cannot be listened on: is a server running there already?", at.config.listen)
    })?;
    // Port 0 takes any that is free; links must name the one that was taken.
    at.config.listen = listener.local_addr()?;
    let base_url = base_url(&at.config, at.config.listen);
    let (site, app) = capabilities::site(&at, base_url.clone(), demo)?;
    remember_address(&at, &base_url)?;

    let (stop, stopped) = watch::channel(false);
    let worker = jobs::Worker::new(capabilities::jobs(), at.db.clone(), at.clock, site);
    worker.wind(at.now()).await?;
    // Held until the process ends, however it ends.
    let _alone = take_up_what_was_left(&at).await?;
    let working = tokio::spawn({
        let stopped = until(stopped.clone());
        async move { worker.run_forever(stopped).await }
    });
    let sender = mail::Sender::open(at.db.clone(), at.clock, &at.config.mail, &at.config.data_dir)
        .await
        .context("in the settings of mail")?;
    let sending = tokio::spawn({
        let stopped = until(stopped.clone());
        async move { sender.run_forever(stopped).await }
    });

    // Whoever reads the address may ask the program to stop at once.
    let asked_to_stop = asked_to_stop();
    greet(&at, &base_url, demo).await?;
    let (ask, asked) = watch::channel(false);
    tokio::spawn(async move {
        asked_to_stop.await;
        let _ = ask.send(true);
    });
    tokio::select! {
        () = accept(listener, app, HEAD, asked.clone()) => {}
        () = overdue(asked) => tracing::warn!("requests that had not ended in time were broken off"),
    }
    let _ = stop.send(true);
    let _ = tokio::join!(working, sending);
    at.db.close().await;
    Ok(())
}

/// Takes up at once what the process before this one was working on when it ended, where no other can be working.
///
/// The database in the data folder has one worker at a time, which holds a lock on a file beside it. On a server several
/// nodes may work: there a job is taken up when its lease is over.
async fn take_up_what_was_left(at: &Installation) -> anyhow::Result<Option<std::fs::File>> {
    if at.db.engine() != db::Engine::Sqlite || at.config.database.url.is_some() {
        return Ok(None);
    }
    let path = at.config.data_dir.join("worker.lock");
    let file = std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.with_context(|| format!("{} cannot be written", path.display()))?;
    if file.try_lock().is_err() {
        return Ok(None);
    }
    let now = at.now();
    let jobs::Released(jobs) = at.db.write(async |tx| jobs::release(tx, now).await).await?;
    if jobs > 0 {
        tracing::info!(jobs, "work that was interrupted is taken up again");
    }
    Ok(Some(file))
}

/// The address people use: as configured, else as listened on.
pub(crate) fn base_url(config: &Config, listen: SocketAddr) -> String {
    if let Some(url) = &config.base_url {
        return url.clone();
    }
    let remembered = config.data_dir.join("address");
    if listen.port() == 0 || listen == Config::default().listen {
        // A command beside a running server makes links to where that server answers.
        if let Ok(url) = std::fs::read_to_string(remembered)
            && !url.trim().is_empty()
        {
            return url.trim().to_owned();
        }
    }
    format!("http://{listen}")
}

fn remember_address(at: &Installation, base_url: &str) -> anyhow::Result<()> {
    let file = at.config.data_dir.join("address");
    std::fs::write(&file, format!("{base_url}\n"))
        .with_context(|| format!("{} cannot be written", file.display()))
}

async fn greet(at: &Installation, base_url: &str, demo: bool) -> anyhow::Result<()> {
    tell(format_args!("Tributary answers at {base_url}"));
    if demo {
        tell("Demonstration workspace: its people are invented. One-time sign-in links, one for each role:");
        for (role, email) in demo::ROLES {
            if let Some(link) = sign_in::link(at, email).await? {
                tell(format_args!("  {role:<28} {link}"));
            }
        }
    }
    Ok(())
}

/// How long requests may still take when the program is asked to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// One client that never ends its request must not keep the program from stopping.
async fn overdue(asked: watch::Receiver<bool>) {
    until(asked).await;
    tokio::time::sleep(PATIENCE).await;
}

async fn until(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Resolves when the terminal or the service manager asks the program to stop. Listens from the call on, not only
/// once it is awaited.
fn asked_to_stop() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok();
    async move {
        #[cfg(unix)]
        if let Some(terminate) = &mut terminate {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
        let _ = tokio::signal::ctrl_c().await;
    }
}
